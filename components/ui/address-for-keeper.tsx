/** Tells a keeper of passwords whose password this form is about; people do not see it. */
export function AddressForKeeper({ email }: { email: string }) {
  return (
    <input
      className="visually-hidden"
      type="email"
      autoComplete="username"
      readOnly
      value={email}
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
