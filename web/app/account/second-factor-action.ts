import type { AppLoadContext } from "../remix.ts";
import { askFor, rawText, refusal, textOf, type FormProblem } from "./form-answer.ts";
import { carriedSecret, type SecondFactorSecret } from "./second-factor-secret.ts";

/** What a form about the second step got back. */
export interface SecondFactorAnswer {
  problem?: FormProblem;
  done?: string;
  given?: SecondFactorSecret;
  recoveryCodes?: string[];
  /** The password is asked for first; this intent is then repeated. */
  prove?: SecondFactorIntent;
}

const intents = ["start-second-factor", "disable-second-factor", "new-recovery-codes"] as const;
export type SecondFactorIntent = (typeof intents)[number];
const isIntent = (text: string): text is SecondFactorIntent => intents.some((one) => one === text);

/** Runs a form about the second step. Changes ask for the password again when it was not given lately. */
export async function secondFactorAction(request: Request, form: FormData, caller: AppLoadContext["caller"]): Promise<SecondFactorAnswer> {
  const { secondFactor, reauthenticate } = caller.account;
  const intent = textOf(form, "intent");
  const given = carriedSecret(form);
  if (intent === "confirm-second-factor" && given) {
    const asked = await askFor(request, form, () => secondFactor.confirm({ code: rawText(form, "code") }));
    return asked.ok ? { recoveryCodes: asked.value.recoveryCodes, done: "Two-step sign-in is on." } : { problem: asked.problem, given };
  }
  const wanted = textOf(form, "wanted");
  if (intent === "prove" && isIntent(wanted)) {
    const proved = await askFor(request, form, () => reauthenticate({ password: rawText(form, "provePassword") }));
    if (!proved.ok) {
      const { password, ...errors } = proved.problem.errors;
      return { prove: wanted, problem: { ...proved.problem, errors: password ? { ...errors, provePassword: password } : errors } };
    }
    return run(wanted);
  }
  return isIntent(intent) ? run(intent) : { problem: refusal(form, { form: "Choose what to change." }) };

  async function run(what: SecondFactorIntent): Promise<SecondFactorAnswer> {
    const asked = await askFor(request, form, async (): Promise<SecondFactorAnswer> => {
      if (what === "start-second-factor") {
        const { secret, qr } = await secondFactor.start();
        return { given: { secret, qr } };
      }
      if (what === "new-recovery-codes") return { recoveryCodes: (await secondFactor.newRecoveryCodes()).recoveryCodes, done: "You have new recovery codes. The old ones no longer work." };
      await secondFactor.disable();
      return { done: "Two-step sign-in is off." };
    });
    if (asked.ok) return asked.value;
    return asked.problem.reason === "prove-again" ? { prove: what } : { problem: asked.problem };
  }
}
