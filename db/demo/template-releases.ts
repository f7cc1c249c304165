import type { DemoRelease } from "./releases.ts";
import { body, dateline, drawing, heading, paragraph, quote, steps, table } from "./text.ts";

const contoh = { workspace: "contoh", joint: true } as const;
const CONTACT = "Humas KPU Kabupaten Contoh, (0291) 555-0133";
const END = [paragraph("(kpucontoh)"), paragraph("***")];

/** One release from each template that asks for more than a text; people and events are invented. */
export const FROM_TEMPLATES: readonly DemoRelease[] = [
  {
    ...contoh,
    owner: "kpu",
    kind: "pengumuman",
    template: "tahapan_pemilu",
    stage: "terbit",
    title: "Pemutakhiran Data Pemilih Triwulan IV Dibuka 1 sampai 12 Desember",
    checked: ["figures", "decree", "contestants", "quiet_period", "plain_words"],
    numbers: { kpu: "18/HM.02-SP/3399/2026", kominfo: "53/HM/KOMINFO/11/2026" },
    fields: {
      contact: CONTACT,
      stage: "Pemutakhiran Data Pemilih Berkelanjutan Triwulan IV 2026",
      period_start: "2026-12-01",
      period_end: "2026-12-12",
      figures: [
        "612.480 pemilih per 1 Oktober 2026 (Berita Acara Nomor 41)",
        "9.214 pemilih baru pada triwulan III (Berita Acara Nomor 41)",
      ],
      legal_basis: ["Peraturan KPU Nomor 1 Tahun 2025"],
      audience_action: [
        "Periksa nama Anda di posko kecamatan.",
        "Bawa KTP elektronik atau kartu keluarga.",
        "Laporkan perubahan alamat dan anggota keluarga yang meninggal dunia.",
      ],
      where: "18 posko di kantor kecamatan",
      hours: "Senin sampai Jumat, 08.00–15.00 WIB",
      info_class: "berkala",
    },
    body: body(
      dateline("CONTOH, Senin (23/11/2026) –"),
      paragraph(
        "KPU Kabupaten Contoh membuka tahapan pemutakhiran data pemilih triwulan IV pada 1 sampai 12 Desember 2026. Tahapan ini penting bagi warga yang pindah alamat atau genap berusia 17 tahun.",
      ),
      paragraph(
        "Menurut rekapitulasi KPU per 1 Oktober 2026, tercatat 612.480 pemilih di Kabupaten Contoh.",
      ),
      drawing({
        values: [7902, 8431, 9214],
        alt: "Tiga batang yang makin tinggi, satu untuk setiap triwulan",
        caption: "Pemilih baru bertambah setiap triwulan.",
        credit: "Humas KPU Kabupaten Contoh",
        focus: "50-70",
      }),
      table(
        "Pemilih baru tahun 2026",
        ["Triwulan", "Pemilih baru"],
        ["I", "7.902"],
        ["II", "8.431"],
        ["III", "9.214"],
      ),
      heading("Yang perlu Anda lakukan"),
      steps(
        "Datang ke posko di kantor kecamatan pada jam kerja.",
        "Tunjukkan KTP elektronik atau kartu keluarga kepada petugas.",
      ),
      quote(
        "“Lima menit di posko lebih mudah daripada mencari nama di hari pemungutan suara.”",
        "Wiratama Adi Nugraha",
        "Ketua KPU Kabupaten Contoh",
      ),
      paragraph("Tahapan ini diselenggarakan berdasarkan Peraturan KPU Nomor 1 Tahun 2025."),
      ...END,
    ),
  },
  {
    ...contoh,
    owner: "kominfo",
    kind: "klarifikasi",
    template: "klarifikasi_hoaks",
    stage: "satu_tanda_tangan",
    title: "Pencocokan Data Pemilih Tidak Memungut Biaya",
    checked: ["fact_first", "no_accusing", "archived", "personal_data"],
    fields: {
      contact: "Diskominfo Kabupaten Contoh, (0291) 555-0177",
      claim: "Petugas pencocokan data pemilih memungut Rp25.000 dari setiap rumah",
      narrative:
        "“Hati-hati, petugas data pemilih minta dua puluh lima ribu per rumah. Sebarkan ke keluarga!”",
      claim_source: ["Grup WhatsApp warga Kecamatan Wanasari (tangkapan layar diarsipkan)"],
      first_seen: "2026-11-21",
      claim_type: "palsu",
      verdict: "salah",
      counter_facts: [
        "Pencocokan data pemilih dibiayai negara (KPU Kabupaten Contoh, 22 November 2026)",
        "Tidak ada laporan pungutan di 18 kecamatan (Diskominfo, 22 November 2026)",
      ],
      references: ["https://kab-contoh.example.org/berita/pencocokan-data"],
      info_class: "serta_merta",
    },
    body: body(
      dateline("CONTOH, 23 November 2026 –"),
      paragraph(
        "Pencocokan data pemilih di Kabupaten Contoh tidak memungut biaya. Kabar yang menyebut petugas meminta Rp25.000 dari setiap rumah tidak benar.",
      ),
      heading("Klaim yang beredar"),
      paragraph(
        "Sejak Sabtu (21/11/2026), di grup percakapan warga Kecamatan Wanasari tersebar pesan bahwa petugas memungut biaya dari setiap rumah.",
      ),
      heading("Penjelasan"),
      paragraph(
        "Seluruh biaya pencocokan ditanggung negara. Petugas membawa surat tugas dan tanda pengenal dari KPU.",
      ),
      heading("Kesimpulan"),
      paragraph("Berdasarkan keterangan KPU dan pemeriksaan Diskominfo, klaim itu salah."),
      ...END,
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    joint: false,
    kind: "undangan_liputan",
    template: "undangan_liputan",
    stage: "terbit",
    title: "Undangan Liputan Peluncuran Rumah Pintar Pemilu Keliling",
    checked: ["dates", "contact_reachable", "sent_in_time"],
    numbers: { kpu: "19/HM.02-UND/3399/2026" },
    fields: {
      contact: CONTACT,
      event: "Peluncuran Rumah Pintar Pemilu Keliling",
      held_on: "2026-12-02",
      starts_at: "09:00",
      venue: "Alun-alun Kabupaten Contoh",
      speakers: ["Wiratama Adi Nugraha, Ketua KPU Kabupaten Contoh"],
      rsvp: "WhatsApp Humas KPU sampai Selasa (1/12/2026) pukul 15.00 WIB",
      coverage_rules: "Tunjukkan kartu pers di meja registrasi.\nKamera di sisi timur panggung.",
    },
    body: body(
      paragraph("Kepada Yth. pemimpin redaksi dan rekan media"),
      paragraph(
        "Kami mengundang rekan media untuk meliput peluncuran Rumah Pintar Pemilu Keliling.",
      ),
      paragraph(
        "Bus ini akan mengunjungi 18 kecamatan selama Desember 2026, dengan simulasi pemungutan suara untuk pemilih pemula.",
      ),
      paragraph("Terima kasih atas perhatian dan kerja sama rekan media."),
    ),
  },
  {
    ...contoh,
    owner: "kpu",
    kind: "klarifikasi",
    template: "ralat",
    stage: "ditinjau",
    title: "Ralat Jumlah Relawan pada Siaran Literasi Pemilih",
    checked: ["pairs_exact", "original_named"],
    fields: {
      contact: CONTACT,
      original_title: "Relawan Demokrasi Bahas Literasi Pemilih di Kecamatan Wanasari",
      changes: ["40 relawan demokrasi", "48 relawan demokrasi"],
      reason: "Jumlah disalin dari daftar hadir hari pertama.",
      corrected_on: "2026-11-24",
    },
    body: body(
      dateline("CONTOH, Selasa (24/11/2026) –"),
      paragraph(
        "Siaran “Relawan Demokrasi Bahas Literasi Pemilih di Kecamatan Wanasari” yang terbit pada Selasa (17/11/2026) memuat kekeliruan tentang jumlah relawan.",
      ),
      paragraph("Yang benar: pertemuan itu diikuti 48 relawan demokrasi."),
      paragraph("Kekeliruan terjadi karena jumlah disalin dari daftar hadir hari pertama."),
      paragraph("Kami mohon maaf kepada pembaca dan rekan media atas kekeliruan ini."),
      ...END,
    ),
  },
];
