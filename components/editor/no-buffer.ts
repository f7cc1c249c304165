/**
 * Stands for Node's Buffer in the browser. What we use names it only where it has found itself in
 * Node; the bundler would send the whole of it along with every text.
 */
export const Buffer = undefined;
