/** Where the device keeps what a person likes; on a shared one nothing outlives the tab. */
export function keptChoices(): Storage {
  const isShared = document.documentElement.dataset.shared !== undefined;
  return isShared ? window.sessionStorage : window.localStorage;
}
