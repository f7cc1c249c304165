/** What somebody asks of the console; `help` also for nothing at all. */
export type ConsoleCommand =
  | { name: "help" }
  | { name: "new-admin"; email: string; fullName: string }
  | { name: "list" }
  | { name: "suspend"; email: string; reason: string }
  | { name: "restore"; email: string }
  | { name: "link"; email: string }
  | { name: "remove-factor"; email: string }
  | { name: "unknown"; said: string };

export const CONSOLE_HELP = `Pemakaian: npm run admin -- <perintah>

  baru <email> <nama>       admin sistem baru, dengan tautan sekali pakai untuk kata sandinya
  daftar                    semua orang dengan peran dan keadaannya
  tautan <email>            tautan baru untuk membuat kata sandi
  kunci <email> [alasan]    nonaktifkan akun dan akhiri semua sesinya
  buka <email>              aktifkan lagi akun yang dinonaktifkan
  faktor <email>            hapus verifikasi dua langkah seseorang dan akhiri semua sesinya

Dengan PostgreSQL (DATABASE_URL) konsol ini bekerja di samping peladen yang sedang berjalan.
Dengan basis data tertanam, hentikan dahulu peladennya.`;

/** Reads the words after `npm run admin --`; a name or a reason may be several words. */
export function readCommand(words: readonly string[]): ConsoleCommand {
  const [said = "bantuan", email, ...rest] = words;
  const text = rest.join(" ");
  switch (said) {
    case "bantuan":
    case "help":
    case "--help":
    case "-h":
      return { name: "help" };
    case "daftar":
    case "list":
      return email === undefined ? { name: "list" } : { name: "unknown", said: words.join(" ") };
    case "baru":
    case "new":
      return email && text
        ? { name: "new-admin", email, fullName: text }
        : { name: "unknown", said: words.join(" ") };
    case "kunci":
    case "lock":
      return email ? { name: "suspend", email, reason: text } : { name: "unknown", said };
    case "buka":
    case "unlock":
      return email && !text ? { name: "restore", email } : { name: "unknown", said };
    case "faktor":
    case "factor":
      return email && !text ? { name: "remove-factor", email } : { name: "unknown", said };
    case "tautan":
    case "link":
      return email && !text ? { name: "link", email } : { name: "unknown", said };
    default:
      return { name: "unknown", said };
  }
}
