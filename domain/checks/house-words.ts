/**
 * Spellings that official Indonesian does not use, and the one it does. Whole words only:
 * "penandatanganan" is right and contains "penandatangan".
 */
export const HOUSE_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hoax: "hoaks",
    "jum'at": "Jumat",
    "jum’at": "Jumat",
    pebruari: "Februari",
    nopember: "November",
    silahkan: "silakan",
    aktifitas: "aktivitas",
    analisa: "analisis",
    resiko: "risiko",
    praktek: "praktik",
    ijin: "izin",
    jadual: "jadwal",
    nomer: "nomor",
    obyektif: "objektif",
    subyek: "subjek",
    himbau: "imbau",
    menghimbau: "mengimbau",
    himbauan: "imbauan",
    kwalitas: "kualitas",
    sistim: "sistem",
    terpercaya: "tepercaya",
    pondasi: "fondasi",
    paska: "pasca",
    kerjasama: "kerja sama",
    bekerjasama: "bekerja sama",
    tandatangan: "tanda tangan",
    penandatangan: "penanda tangan",
    kedepannya: "ke depannya",
    dibawah: "di bawah",
    diatas: "di atas",
    disamping: "di samping",
    merubah: "mengubah",
    sekedar: "sekadar",
    standarisasi: "standardisasi",
    kadaluarsa: "kedaluwarsa",
    apotik: "apotek",
    detil: "detail",
    kharisma: "karisma",
    respon: "respons",
    milyar: "miliar",
    trilyun: "triliun",
  }),
);

/** The same of two words. */
export const HOUSE_PHRASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "pasca pemilu": "pascapemilu",
    "antar lembaga": "antarlembaga",
    "nara sumber": "narasumber",
    "nara hubung": "narahubung",
    "perhitungan suara": "penghitungan suara",
  }),
);
