/** Names and addresses of workspaces: what a new one is called before anybody has said otherwise. */

/** Addresses that belong to the product itself, now or by their nature. */
const RESERVED = [
  ..."admin akun api atom baru cari feed gaya health json kanonik keluar lapor masuk mulai".split(
    " ",
  ),
  ..."naskah orang pengaturan public publik rilis rss ruang semua sinergi undangan alamat verifikasi".split(
    " ",
  ),
];

const LONGEST_SLUG = 40;

/** Why a word cannot be the address of a workspace or of an agency, or null. */
export function slugFault(slug: string): "slug" | "reserved" | "too-long" | null {
  if (slug.length > LONGEST_SLUG) return "too-long";
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return "slug";
  return RESERVED.includes(slug) ? "reserved" : null;
}

/** "Kabupaten Ketiga" → "ketiga"; a city keeps its word, because a regency may bear the same name. */
export function suggestedSlug(name: string): string {
  const ascii = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = ascii.split(/[^a-z0-9]+/).filter(Boolean);
  const named = /^kab(upaten)?$/.test(words[0] ?? "") ? words.slice(1) : words;
  const slug = named.reduce((whole, word) => {
    const longer = whole ? `${whole}-${word}` : word;
    return longer.length > LONGEST_SLUG ? whole : longer;
  }, "");
  return RESERVED.includes(slug) ? `${slug}-1` : slug;
}

/** "Kabupaten Ketiga" → "Ketiga": the place that a dateline begins with. */
export function suggestedCity(name: string): string {
  return name.trim().replace(/^(kabupaten|kab\.?|kota|provinsi)\s+/i, "");
}

/** The full names of the two agencies of a regency or city. */
export function suggestedAgencyNames(name: string): { kpu: string; kominfo: string } {
  const place = name.trim().replace(/\s+/g, " ");
  return {
    kpu: place && `Komisi Pemilihan Umum ${place}`,
    kominfo: place && `Dinas Komunikasi dan Informatika ${place}`,
  };
}
