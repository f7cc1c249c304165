/** A decoded picture: four bytes a pixel, red, green, blue and how little it lets through. */
export type Pixels = Size & { data: Uint8ClampedArray<ArrayBuffer> };

export type Size = { width: number; height: number };
export type Area = Size & { left: number; top: number };

/** The size of a picture that is at most so large, in its own proportions and whole pixels. */
export function fitted({ width, height }: Size, most: Size): Size {
  const scale = Math.min(1, most.width / width, most.height / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** Whether something behind a picture can be seen through it. */
export function isSeeThrough({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** A picture of that size, each pixel the mean of those that it stands for; the same one where it has it. */
export function shrunk(pixels: Pixels, { width, height }: Size): Pixels {
  if (width === pixels.width && height === pixels.height) return pixels;
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = bounds(pixels.width, width);
  const rows = bounds(pixels.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const of = [columns[x] ?? 0, columns[x + 1] ?? 0, rows[y] ?? 0, rows[y + 1] ?? 0] as const;
      data.set(meanOf(pixels, of), (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

/** A part of a picture. */
export function cut({ data, width: whole }: Pixels, { left, top, width, height }: Area): Pixels {
  const part = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * whole + left) * 4;
    part.set(data.subarray(from, from + width * 4), y * width * 4);
  }
  return { data: part, width, height };
}

/** Where each part begins when so many pixels become fewer. */
function bounds(from: number, to: number): number[] {
  return Array.from({ length: to + 1 }, (_, at) => Math.floor((at * from) / to));
}

type Bounds = readonly [left: number, right: number, top: number, bottom: number];

/** What lets everything through has no colour of its own, so it does not tint its neighbours. */
function meanOf({ data, width }: Pixels, [left, right, top, bottom]: Bounds): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      const weight = data[at + 3] ?? 0;
      red += (data[at] ?? 0) * weight;
      green += (data[at + 1] ?? 0) * weight;
      blue += (data[at + 2] ?? 0) * weight;
      alpha += weight;
    }
  }
  const count = (right - left) * (bottom - top);
  return alpha ? [red / alpha, green / alpha, blue / alpha, alpha / count] : [0, 0, 0, 0];
}
