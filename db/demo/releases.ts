import type { FieldValue } from "#domain/canonical.ts";
import type { AgencyKind } from "#domain/people.ts";
import type { ReleaseKind } from "#domain/release.ts";
import type { JsonNode } from "#domain/schema.ts";
import { FROM_TEMPLATES } from "./template-releases.ts";
import { body, dateline, heading, paragraph, quote, steps } from "./text.ts";

/** How far a demo release has come; each stage includes the ones before it. */
export type Stage =
  | "draf"
  | "perlu_revisi"
  | "ditinjau"
  | "satu_tanda_tangan"
  | "disetujui"
  | "terbit";

export type DemoRelease = {
  workspace: string;
  /** Whose writer starts it. */
  owner: AgencyKind;
  joint: boolean;
  kind: ReleaseKind;
  template: string;
  title: string;
  /** Absent: the template's skeleton is left as it is. */
  body?: JsonNode;
  fields?: Record<string, FieldValue>;
  /** Entries of the checklist that the writer has checked. */
  checked?: readonly string[];
  /** Numbers of the agencies' registers, entered after the last signature. */
  numbers?: Partial<Record<AgencyKind, string>>;
  /** When it is due, in hours from the filling of the demo, and whose writer is given it. */
  plan?: { hours: number; writer?: AgencyKind };
  /** What the editor of the other agency asks about the submitted text, and its writer answers. */
  talks?: readonly Talk[];
  stage: Stage;
};

type Talk = { words: string; asked: string; answered: string; isSettled?: boolean };

const contoh = { workspace: "contoh", template: "kosong" } as const;

export const RELEASES: readonly DemoRelease[] = [
  {
    ...contoh,
    owner: "kpu",
    joint: true,
    kind: "siaran_pers",
    stage: "draf",
    plan: { hours: 5, writer: "kpu" },
    title: "Posko Cek Data Pemilih Dibuka di 18 Kecamatan Mulai Senin",
    body: body(
      dateline("CONTOH, Jumat (20/11/2026) –"),
      paragraph(
        "Komisi Pemilihan Umum (KPU) bersama Dinas Komunikasi dan Informatika (Diskominfo) Kabupaten Contoh membuka posko cek data pemilih di 18 kecamatan mulai Senin (23/11/2026).",
      ),
      paragraph(
        "Warga cukup membawa KTP elektronik atau kartu keluarga untuk memastikan namanya terdaftar.",
      ),
      quote(
        "“Kami ingin setiap warga yang berhak memilih menemukan namanya sendiri, jauh sebelum hari pemungutan suara.”",
        "Wiratama Adi Nugraha",
        "Ketua KPU Kabupaten Contoh",
      ),
      heading("Cara memeriksa"),
      steps(
        "Datang ke posko di kantor kecamatan pada jam kerja.",
        "Tunjukkan KTP elektronik atau kartu keluarga kepada petugas.",
        "Minta perbaikan di tempat bila ada data yang keliru.",
      ),
    ),
  },
  {
    ...contoh,
    owner: "kominfo",
    joint: true,
    kind: "siaran_pers",
    template: "kerja_sama",
    stage: "draf",
    plan: { hours: 50, writer: "kominfo" },
    title: "Kerja Sama Radio Desa untuk Informasi Pemilih",
  },
  {
    ...contoh,
    owner: "kominfo",
    joint: true,
    kind: "pengumuman",
    stage: "perlu_revisi",
    plan: { hours: 30, writer: "kominfo" },
    title: "Jadwal Simulasi Pemungutan Suara bagi Pemilih Pemula di 12 SMA",
    talks: [
      {
        words: "12 SMA",
        asked: "Bisa disebut nama sekolahnya satu per satu?",
        answered: "Daftarnya sedang saya minta ke Dinas Pendidikan, sore ini saya masukkan.",
      },
      {
        words: "pukul 08.00 sampai 11.00 WIB",
        asked: "Jamnya sudah disepakati semua sekolah?",
        answered: "Sudah, sesuai rapat Rabu kemarin.",
        isSettled: true,
      },
    ],
    body: body(
      dateline("CONTOH, Kamis (19/11/2026) –"),
      paragraph(
        "Simulasi pemungutan suara bagi pemilih pemula diadakan di 12 SMA pada 1 sampai 12 Desember 2026.",
      ),
      paragraph("Setiap sekolah mendapat satu hari simulasi, dari pukul 08.00 sampai 11.00 WIB."),
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    joint: true,
    kind: "klarifikasi",
    stage: "ditinjau",
    plan: { hours: -26 },
    title: "Klarifikasi: TPS 07 Desa Sumberarum Dipindah, Bukan Dihapus",
    body: body(
      dateline("CONTOH, Jumat (20/11/2026) –"),
      paragraph(
        "TPS 07 Desa Sumberarum dipindah ke balai dusun karena gedung lama sedang diperbaiki. Kabar bahwa TPS itu dihapus tidak benar.",
      ),
      paragraph("Daftar pemilih TPS 07 tidak berubah."),
    ),
  },
  {
    ...contoh,
    owner: "kominfo",
    joint: true,
    kind: "siaran_pers",
    stage: "satu_tanda_tangan",
    plan: { hours: 3 },
    title: "Pesan Berantai “Data Pemilih Dihapus bila Tidak Lapor” Tidak Benar",
    body: body(
      dateline("CONTOH, Jumat (20/11/2026) –"),
      paragraph(
        "Pesan berantai yang menyebut data pemilih akan dihapus bila warga tidak melapor adalah kabar bohong.",
      ),
      paragraph("KPU Kabupaten Contoh tidak pernah mengirim pesan seperti itu."),
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    joint: true,
    kind: "pengumuman",
    stage: "disetujui",
    plan: { hours: 6 },
    title: "Layanan Pindah Memilih Buka Setiap Hari Kerja",
    body: body(
      dateline("CONTOH, Rabu (18/11/2026) –"),
      paragraph(
        "KPU Kabupaten Contoh melayani permohonan pindah memilih setiap hari kerja, pukul 08.00 sampai 15.00 WIB.",
      ),
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    joint: true,
    kind: "siaran_pers",
    stage: "terbit",
    title: "Relawan Demokrasi Bahas Literasi Pemilih di Kecamatan Wanasari",
    fields: { contact: "Humas KPU Kabupaten Contoh, (0291) 555-0133" },
    checked: ["names", "dates", "quotes"],
    numbers: { kpu: "17/HM.02-SP/3399/2026", kominfo: "52/HM/KOMINFO/11/2026" },
    body: body(
      dateline("CONTOH, Selasa (17/11/2026) –"),
      paragraph(
        "Sebanyak 40 relawan demokrasi membahas literasi pemilih bersama kelompok informasi masyarakat di Kecamatan Wanasari.",
      ),
      quote(
        "“Warga yang tahu cara memeriksa kabar tidak mudah digiring.”",
        "Endah Kusumaning",
        "Kepala Diskominfo Kabupaten Contoh",
      ),
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    joint: false,
    kind: "undangan_liputan",
    stage: "draf",
    plan: { hours: 100, writer: "kpu" },
    title: "Undangan Liputan Rapat Pleno Terbuka Rekapitulasi Data Pemilih",
    body: body(paragraph("KPU Kabupaten Contoh mengundang wartawan meliput rapat pleno terbuka.")),
  },
  {
    ...contoh,
    owner: "kominfo",
    joint: false,
    kind: "berita_kegiatan",
    stage: "draf",
    title: "Pelatihan Pengelola Kanal Pengaduan Kecamatan",
    body: body(paragraph("Diskominfo melatih pengelola kanal pengaduan dari 18 kecamatan.")),
  },
  ...FROM_TEMPLATES,
  {
    workspace: "jepara",
    owner: "kpu",
    joint: true,
    kind: "siaran_pers",
    template: "kerja_sama",
    stage: "terbit",
    title: "KPU dan Diskominfo Jepara Sepakati Kerja Sama Informasi Pemilu",
    fields: {
      contact: "Sekretariat KPU Kabupaten Jepara",
      agreement_title: "Kerja sama bidang informasi dan komunikasi kepemiluan",
      event_date: "Selasa, 11 April 2023",
      venue: "Kantor KPU Jepara",
      scope: ["Publikasi informasi kepemiluan", "Sosialisasi", "Penangkalan hoaks"],
    },
    body: body(
      dateline("JEPARA, Selasa (11/4/2023) –"),
      paragraph(
        "KPU dan Diskominfo Kabupaten Jepara menandatangani kerja sama di bidang informasi dan komunikasi kepemiluan di kantor KPU Jepara.",
      ),
      paragraph(
        "Naskah ditandatangani Ketua KPU Jepara Subchan Zuhri dan Kepala Diskominfo Jepara Arif Darmawan. Kerja sama yang sudah berjalan lama itu kini mempunyai dasar resmi.",
      ),
      paragraph(
        "KPU menyediakan informasi kepemiluan, sedangkan Diskominfo menyiarkannya melalui saluran publikasi dan program sosialisasinya. Keduanya bersama-sama menangkal kabar bohong tentang Pemilu 2024.",
      ),
    ),
  },
  {
    workspace: "lumajang",
    owner: "kominfo",
    joint: true,
    kind: "berita_kegiatan",
    template: "kosong",
    stage: "terbit",
    title: "KPU dan Dinas Kominfo Lumajang Perkuat Penyampaian Data Pemilu",
    body: body(
      dateline("LUMAJANG, Selasa (20/5/2025) –"),
      paragraph(
        "KPU Kabupaten Lumajang mengunjungi Dinas Kominfo Kabupaten Lumajang untuk memperkuat kerja sama mencegah disinformasi pemilu.",
      ),
      paragraph(
        "Dalam pertemuan itu disepakati bahwa KPU menjadi narasumber kapan pun diperlukan, dan hanya data faktual dari KPU yang disampaikan kepada masyarakat.",
      ),
      paragraph(
        "Laporan, kritik, dan saran warga diterima melalui kanal pengaduan Dinas Kominfo dan diteruskan kepada KPU.",
      ),
    ),
  },
];
