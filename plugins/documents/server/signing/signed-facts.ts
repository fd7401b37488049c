/** What a line of evidence of the kind "signed" says. Names and hashes as they were at that moment. */
export interface SignedFacts {
  /** Its place in the request, from 1: unlike an id it stays when a practice moves to another portal. */
  paper: number;
  title: string;
  version: number;
  /** SHA-256 of the exact text that was signed. */
  sha256: string;
  signer: { place: number; kind: "portal" | "staff"; seat: string; account: string; session: string; name: string; role: string; capacity: string };
  /** What was typed as the signature. */
  typedName: string;
  method: "typed" | "drawn";
  /** PNG in base64 when it was drawn. */
  drawing: string | null;
  /** Initials and ticks, by field. */
  fields: Record<string, string>;
  disclosure: string;
  agreement: string;
  /** IANA zone in which the signer reads times. */
  zone: string;
  address: string;
  userAgent: string;
  /** ISO, UTC. */
  at: string;
}

/** The sentence that stands beside the box. */
export const agreementText = "I agree that this is my electronic signature.";
