/** How high the rows of the board are; a cookie, so that the first picture is right. */
export const DENSITY_COOKIE = "sinergi-baris";
export type Density = "dense" | "roomy";

export function densityOf(cookie: string | undefined): Density {
  return cookie === "roomy" ? "roomy" : "dense";
}
