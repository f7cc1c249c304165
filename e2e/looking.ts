import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What the eye, the keyboard and a screen reader would find, measured on the page itself. */

export async function violations(page: Page): Promise<string[]> {
  // What is in order is not told in full, and pages without frames need no second page to sum up.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const found = await builder.setLegacyMode().analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
}

/** Waits until no colour is on its way to another one; what turns for ever is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Pixels by which the page is wider than its window. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Starts to sum how far things jump while nobody touches anything; call it before the page opens. */
export async function watchJumps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told = window as unknown as { jumped: number; jumps: string[] };
    told.jumped = 0;
    told.jumps = [];
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Element }[];
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue;
        told.jumped += entry.value;
        const names = entry.sources.map(({ node }) => node?.className || node?.nodeName);
        told.jumps.push(`${entry.value.toFixed(3)} ${names.join(" ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The sum of all jumps since the page opened, and what jumped. */
export function jumps(page: Page): Promise<{ sum: number; what: string[] }> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const told = window as unknown as { jumped: number; jumps: string[] };
    return { sum: told.jumped, what: told.jumps };
  });
}

/** The spacing of WCAG 1.4.12, as a reader may set it. */
export function spaceOut(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
}

/** Elements whose words are cut off; words that end in an ellipsis on purpose are none. */
export function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll<HTMLElement>("body *")].filter((element) => {
      const style = getComputedStyle(element);
      if (style.clipPath !== "none" || style.textOverflow === "ellipsis") return false;
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      return (wide || high) && element.innerText?.trim() !== "";
    });
    return cut.map((element) => `${element.tagName} ${element.className}`);
  });
}

/** Elements that would still move for somebody who asked for less motion. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .filter((element) => {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
        const lasts = (times: string) =>
          times.split(",").some((time) => Number.parseFloat(time) > 0);
        return lasts(transitionDuration) || (animationName !== "none" && lasts(animationDuration));
      })
      .map((element) => `${element.tagName} ${element.className}`),
  );
}

type Stop = { name: string; key: string; shown: boolean; marked: boolean };

/** Every stop of the Tab key from the top of the page, until it leaves the page or comes round. */
export async function tabStops(page: Page, most: number): Promise<Stop[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  });
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focusedStop);
    // A date has several stops inside one field.
    if (stop?.key === stops.at(-1)?.key && stop) continue;
    if (!stop || stops.some(({ key }) => key === stop.key)) break;
    stops.push(stop);
  }
  return stops;
}

/** What has the focus, whether it is seen, and whether the focus is: a ring, or the caret in a text. */
function focusedStop(): Stop | null {
  const focused = document.activeElement as HTMLElement | null;
  if (!focused || focused === document.body) return null;
  focused.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
  const { width, height, top, bottom } = focused.getBoundingClientRect();
  let marked = focused.isContentEditable;
  for (let at: Element | null = focused, up = 0; at && up < 4; at = at.parentElement, up++) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    marked ||= outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  }
  return {
    name: `${focused.tagName} ${focused.getAttribute("aria-label") ?? focused.innerText ?? focused.id}`,
    key: focused.dataset.stop,
    shown: width > 0 && height > 0 && bottom > 0 && top < window.innerHeight,
    marked,
  };
}

/** What a mouse can press on the screen but Tab did not reach; call it after `tabStops`. */
export function unreached(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pressable = "a[href], button, input, select, textarea, summary, [contenteditable='true']";
    const left = [...document.querySelectorAll<HTMLElement>(pressable)].filter((element) => {
      if (element.dataset.stop !== undefined || element.closest("[hidden], [inert]")) return false;
      const seen = element.checkVisibility({ visibilityProperty: true });
      // Of radio buttons, tools and tabs, Tab reaches one; the arrow keys walk the others.
      const group =
        element.matches("input[type=radio]") || element.closest("[role=toolbar], [role=tablist]");
      const hidden = getComputedStyle(element).clipPath !== "none";
      return seen && !hidden && !group && !element.matches("input[type=hidden]");
    });
    return left.map(
      (element) => `${element.tagName} ${element.getAttribute("aria-label") ?? element.innerText}`,
    );
  });
}
