/** Why a text will never arrive: `stopped` when the receiver has told the gateway so. */
export type TextRefusal = "stopped" | "number" | "other";

/** The gateway will not take this text, now or later. */
export class TextRefused extends Error {
  readonly why: TextRefusal;

  constructor(why: TextRefusal, message: string) {
    super(message);
    this.name = "TextRefused";
    this.why = why;
  }
}
