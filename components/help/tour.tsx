"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useCommand } from "#components/command.ts";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useTourAnchor } from "./use-tour-anchor.ts";

/** What a newcomer is shown, in this order; each beside an element with this `data-tour`. */
const TOUR = ["turn", "together", "sign", "public"] as const;

/** Four notes for somebody who is here for the first time; they can be closed for ever. */
export function Tour() {
  const t = useTranslations("tour");
  const send = useCommand();
  const [step, setStep] = useState(0);
  const [hidden, setHidden] = useState(false);
  const [host, setHost] = useState<HTMLElement | null>(null);
  const name = TOUR[step];
  const anchor = useTourAnchor(hidden ? undefined : name);
  const close = () => {
    setHidden(true);
    // Should the network fail, the tour is simply there again at the next visit.
    void send("/api/v1/me/tour", { closed: true });
  };
  const last = step === TOUR.length - 1;
  return (
    <div ref={setHost}>
      {host && anchor && name && !hidden && (
        <Popover anchor={anchor} host={host} label={t("label")} onEscape={() => setHidden(true)}>
          <div aria-live="polite">
            <p className="small muted">{t("count", { step: step + 1, all: TOUR.length })}</p>
            <h2>{t(`steps.${name}.title`)}</h2>
            <p>{t(`steps.${name}.what`)}</p>
          </div>
          <div className="tour-foot">
            {step > 0 && (
              <Button look="quiet" onClick={() => setStep(step - 1)}>
                {t("back")}
              </Button>
            )}
            <Button look="primary" onClick={last ? close : () => setStep(step + 1)}>
              {last ? t("done") : t("next")}
            </Button>
          </div>
          {!last && (
            <Button look="quiet" onClick={close}>
              {t("close")}
            </Button>
          )}
        </Popover>
      )}
    </div>
  );
}
