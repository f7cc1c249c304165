/**
 * The nonce of the page as it was first loaded. It is read here and not passed down, because a page
 * reached by a link inside the app comes with the nonce of another request.
 */
export function documentNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
