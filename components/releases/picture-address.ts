/** Address under which the pictures of a release lie for those who may read it, each by its hash. */
export const picturesOf = (releaseId: string) => `/api/v1/releases/${releaseId}/media`;
