import type { TimeZone } from "#domain/dates.ts";
import type { AgencyKind, Role } from "#domain/people.ts";

export const DEMO_PASSWORD = "sinergi-demo-2026";

export type DemoAgency = {
  slug: AgencyKind;
  name: string;
  shortName: string;
  city: string;
  site: string;
  dateline: string;
  closing: string;
  numberPattern: string;
};

export type DemoWorkspace = {
  slug: string;
  name: string;
  timeZone: TimeZone;
  agencies: readonly DemoAgency[];
  agreement: {
    title: string;
    number: string | null;
    signedOn: string;
    place: string;
    signatories: { agency: string; name: string; position: string }[];
    validUntil: string | null;
  };
};

const agencies = (city: string, kominfo: string): DemoAgency[] => {
  const domain = city.toLowerCase();
  return [
    {
      slug: "kpu",
      name: `Komisi Pemilihan Umum Kabupaten ${city}`,
      shortName: "KPU",
      city,
      site: `kab-${domain}.kpu.go.id`,
      dateline: "{KOTA}, {hari} ({tanggalAngka}) –",
      closing: `(kpu${domain})`,
      numberPattern: "{urut}/{klasifikasi}-SP/3399/{tahun}",
    },
    {
      slug: "kominfo",
      name: `Dinas Komunikasi dan Informatika Kabupaten ${city}`,
      shortName: kominfo,
      city,
      site: `diskominfo.${domain}kab.go.id`,
      dateline: "{KOTA}, {tanggal} –",
      closing: "",
      numberPattern: "{urut}/HM/KOMINFO/{bulan}/{tahun}",
    },
  ];
};

export const WORKSPACES: readonly DemoWorkspace[] = [
  {
    slug: "contoh",
    name: "Kabupaten Contoh",
    timeZone: "WIB",
    agencies: agencies("Contoh", "Diskominfo"),
    agreement: {
      title: "Kerja sama penyebarluasan informasi kepemiluan",
      number: "07/KPU-DK/2026",
      signedOn: "2026-01-12",
      place: "Kantor KPU Kabupaten Contoh",
      signatories: [
        { agency: "kpu", name: "Wiratama Adi Nugraha", position: "Ketua KPU Kabupaten Contoh" },
        { agency: "kominfo", name: "Endah Kusumaning", position: "Kepala Diskominfo Contoh" },
      ],
      validUntil: "2028-12-31",
    },
  },
  {
    slug: "jepara",
    name: "Kabupaten Jepara",
    timeZone: "WIB",
    agencies: agencies("Jepara", "Diskominfo"),
    agreement: {
      title: "Kerja sama bidang informasi dan komunikasi kepemiluan",
      number: null,
      signedOn: "2023-04-11",
      place: "Kantor KPU Jepara",
      signatories: [
        { agency: "kpu", name: "Subchan Zuhri", position: "Ketua KPU Jepara" },
        { agency: "kominfo", name: "Arif Darmawan", position: "Kepala Diskominfo Jepara" },
      ],
      validUntil: null,
    },
  },
  {
    slug: "lumajang",
    name: "Kabupaten Lumajang",
    timeZone: "WIB",
    agencies: agencies("Lumajang", "Dinas Kominfo"),
    agreement: {
      title: "Sinergi penyampaian data kepemiluan yang faktual",
      number: null,
      signedOn: "2025-05-20",
      place: "Dinas Kominfo Lumajang",
      signatories: [
        { agency: "kpu", name: "Henariza Febriadmadja", position: "Ketua KPU Lumajang" },
        { agency: "kominfo", name: "Mustaqim", position: "Kepala Dinas Kominfo Lumajang" },
      ],
      validUntil: null,
    },
  },
];

export type DemoPerson = {
  email: string;
  name: string;
  title: string;
  workspace: string | null;
  agency: AgencyKind | null;
  roles: readonly Role[];
};

const inContoh = (
  email: string,
  name: string,
  title: string,
  agency: AgencyKind,
  role: Role,
): DemoPerson => ({
  email: `${email}@${agency}.contoh.test`,
  name,
  title,
  workspace: "contoh",
  agency,
  roles: [role],
});

/** People of the two real regencies are nobody in particular: accounts, not officials. */
const accountsOf = (slug: string, place: string): DemoPerson[] =>
  (["kpu", "kominfo"] as const).flatMap((agency) => {
    const office = agency === "kpu" ? "KPU" : "Kominfo";
    const account = { workspace: slug, agency, title: "Akun peragaan" };
    return [
      {
        ...account,
        email: `penulis@${agency}.${slug}.test`,
        name: `Penulis ${office} ${place}`,
        roles: ["writer"],
      },
      {
        ...account,
        email: `redaktur@${agency}.${slug}.test`,
        name: `Redaktur ${office} ${place}`,
        roles: ["editor"],
      },
    ];
  });

export const PEOPLE: readonly DemoPerson[] = [
  inContoh("penulis", "Bagus Adiputro", "Staf Humas", "kpu", "writer"),
  inContoh("redaktur", "Ratna Prameswari", "Kasubbag Partisipasi dan Humas", "kpu", "editor"),
  inContoh("penulis", "Sekar Ayuningrum", "Pranata Humas", "kominfo", "writer"),
  inContoh("redaktur", "Damar Wicaksono", "Kabid Informasi Publik", "kominfo", "editor"),
  inContoh("admin", "Yogi Kurniawan", "Pengelola Sistem", "kpu", "admin"),
  inContoh("admin", "Lestari Maharani", "Pengelola Sistem", "kominfo", "admin"),
  ...accountsOf("jepara", "Jepara"),
  ...accountsOf("lumajang", "Lumajang"),
  {
    email: "admin@contoh.test",
    name: "Admin Sistem",
    title: "Pengelola Instalasi",
    workspace: null,
    agency: null,
    roles: [],
  },
];

/** Extra writers for load tests, alternating between the two agencies of Kabupaten Contoh. */
export function loadTestPeople(count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const agency = index % 2 === 0 ? "kpu" : "kominfo";
    return inContoh(`uji${index + 1}`, `Uji ${index + 1}`, "Akun uji beban", agency, "writer");
  });
}
