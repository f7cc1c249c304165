/** Figures as people read them. */
export const micro = (value) => `${value.toFixed(2)} µs`;
export const milli = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const share = (value) => `${Math.round(value * 100)} %`;
export const times = (value) => `${value.toFixed(1)} ×`;
export const megabytes = (value) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)} MB`;
