const kinds: Record<string, string> = {
  invitation: "Invitation",
  "sign-in-link": "Sign-in link",
  "reset-password": "New password link",
  "unlock-code": "Unlock code",
  "security-password-changed": "Password changed",
  "security-second-factor": "Two-step sign-in changed",
};

const channels: Record<string, string> = { email: "e-mail", sms: "text" };

/** What was sent, from its kind such as `messages.unread`. */
export function deliveryKind(kind: string, channel: string): string {
  const name = kind.split(".").at(-1) ?? kind;
  const words = kinds[name] ?? (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("-", " ");
  return `${words}, by ${channels[channel] ?? channel}`;
}

/** What became of it; whatever a provider said is shown as it is. */
export function deliveryResult(result: string): string {
  const words = result.charAt(0).toUpperCase() + result.slice(1);
  return words.replaceAll("-", " ");
}
