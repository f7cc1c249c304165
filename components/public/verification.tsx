import { agencyLook } from "#components/ui/agency-look.ts";
import type { Words } from "#components/words.ts";
import { formatMoment } from "#domain/dates.ts";
import type { SignatureSlot, WorkspaceView } from "#domain/views.ts";

type Props = {
  t: Words;
  slots: SignatureSlot[];
  workspace: WorkspaceView;
  sha256: string;
  canonicalUrl: string | null;
};

/** Who signed and when, then the fingerprint: read by people first, by machines second. */
export function Verification({ t, slots, workspace, sha256, canonicalUrl }: Props) {
  const groups = sha256.match(/.{1,8}/g)?.join(" ") ?? "";
  return (
    <aside className="verification" id="keaslian" aria-labelledby="judul-keaslian">
      <h2 id="judul-keaslian">
        <BadgeCheck />
        {slots.length > 1 ? t("public.signedByTwo") : t("public.signedByOne")}
      </h2>
      <ul>
        {slots.map(({ agency, signed }) => (
          <li key={agency.slug}>
            <p className={`agency ${agencyLook(agency)} strong`}>
              {agency.shortName} {workspace.name}
            </p>
            {signed ? (
              <>
                <p className="strong">{signed.name}</p>
                {signed.title && <p className="muted">{signed.title}</p>}
                <p className="muted">
                  <time dateTime={signed.at}>
                    {formatMoment(new Date(signed.at), workspace.timeZone, t.locale)}
                  </time>
                </p>
              </>
            ) : (
              <p>{t("signatures.owed")}</p>
            )}
          </li>
        ))}
      </ul>
      <div>
        <p className="label">{t("public.hash")}</p>
        <p className="mono short">{sha256.slice(0, 12)}</p>
        <p className="mono">{groups}</p>
        <p className="muted">{t("public.hashMeaning")}</p>
        {canonicalUrl && (
          <p>
            <a href={canonicalUrl}>{t("public.canonical")}</a>
          </p>
        )}
      </div>
    </aside>
  );
}

/** lucide's badge-check (ISC), inline: route handlers cannot render client components. */
function BadgeCheck() {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.85 8.62a4 4 0 0 1 4.78-4.77 4 4 0 0 1 6.74 0 4 4 0 0 1 4.78 4.78 4 4 0 0 1 0 6.74 4 4 0 0 1-4.77 4.78 4 4 0 0 1-6.75 0 4 4 0 0 1-4.78-4.77 4 4 0 0 1 0-6.76Z" />
      <path d="m16 9-5.5 5.5L8 12" />
    </svg>
  );
}
