/** What stands between services in the setting: a new line or a semicolon. */
const between = /[\n;]+/;
/** Such as 90834, or H0004. */
const code = /^(?=.*\d)[A-Z0-9]{4,10}$/;

const same = (name: string): string => name.trim().replaceAll(/\s+/g, " ").toLowerCase();

/** The procedure codes of services by their names, as the setting says them: `Therapy session = 90834`; null when a part of it cannot be read. */
export function readServiceCodes(text: string): Map<string, string> | null {
  const codes = new Map<string, string>();
  for (const part of text.split(between).map((one) => one.trim()).filter(Boolean)) {
    const at = part.lastIndexOf("=");
    const [name, procedure] = [same(part.slice(0, Math.max(0, at))), part.slice(at + 1).trim().toUpperCase()];
    if (name === "" || !code.test(procedure)) return null;
    codes.set(name, procedure);
  }
  return codes;
}

/** The code of a session of this service; empty without one. */
export const codeOfService = (text: string, serviceName: string): string => readServiceCodes(text)?.get(same(serviceName)) ?? "";
