/** What an authenticator app is given. */
export interface SecondFactorSecret {
  secret: string;
  qr: string;
}

/** The secret that a form carries from one try to the next; null when it is none of ours. */
export function carriedSecret(form: FormData): SecondFactorSecret | null {
  const secret = form.get("secret");
  const qr = form.get("qr");
  if (typeof secret !== "string" || typeof qr !== "string") return null;
  return /^[A-Z2-7]{16,128}$/.test(secret) && /^data:image\/svg\+xml;base64,[A-Za-z0-9+/=]{1,40000}$/.test(qr) ? { secret, qr } : null;
}
