import { newUlid } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import type { FormAnswer, SentForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/react";
import type { DocumentsRouter } from "../server/router.ts";

/** What a signer has filled in, as the form carries it. */
export interface SigningValues {
  key: string;
  seen: string;
  name: string;
  method: "typed" | "drawn";
  drawing: string;
  fields: Record<string, string>;
  agrees: boolean;
}

/** What the page shows after something was sent. */
export interface SigningAnswer extends FormAnswer {
  step?: "fill" | "confirm";
  values?: SigningValues;
}

export async function loadSigning(args: LoaderFunctionArgs) {
  const api = pluginPageApi<DocumentsRouter>("documents", args);
  return { paper: await api.paper({ paperId: args.params["id"] ?? "" }), key: newUlid(), today: Date.now() };
}

const isField = (name: string): boolean => /^f\d{1,3}$/.test(name);

/** The form's values from lists of strings, as a refused form carries them. */
export const valuesFrom = (sent: Record<string, readonly string[]>): SigningValues => {
  const one = (name: string): string => sent[name]?.[0] ?? "";
  return {
    key: one("key"), seen: one("seen"), name: one("name"), method: one("method") === "drawn" ? "drawn" : "typed", drawing: one("drawing"), agrees: "agrees" in sent,
    fields: Object.fromEntries(Object.keys(sent).filter(isField).map((name) => [name, one(name)])),
  };
};

const sentOf = (form: SentForm): Record<string, string[]> => Object.fromEntries([...new Set(form.data.keys())].map((name) => [name, form.texts(name)]));

/** Reviews, signs, asks or declines; the same for clients and for staff who countersign. `base` is where their documents lie. */
export const actOnSigning = (args: ActionFunctionArgs, base: string): Promise<SigningAnswer> =>
  pluginForm<DocumentsRouter>("documents", args, async (form, api): Promise<SigningAnswer> => {
    const paperId = args.params["id"] ?? "";
    const values = valuesFrom(sentOf(form));
    switch (form.text("intent")) {
      case "ask":
        await api.ask({ paperId, key: form.key, clause: form.text("clause"), question: form.text("question") });
        throw redirect("/");
      case "decline":
        await api.decline({ paperId, key: form.key, reason: form.text("reason") });
        throw redirect(base);
      case "go-on":
        await api.goOn({ paperId });
        return { done: "You can sign now." };
      case "back":
        return { step: "fill", values };
      case "sign":
        await api.sign({ paperId, ...values });
        throw redirect(`${base}/${paperId}`);
      default: {
        const { name, method, drawing, fields, agrees } = values;
        const errors = await api.check({ paperId, name, method, drawing, fields, agrees });
        return Object.keys(errors).length > 0 ? { problem: { errors, values: sentOf(form) } } : { step: "confirm", values };
      }
    }
  });
