import type { AppLoadContext } from "../remix.ts";

/** Begins a message about one item of Client Information, after what the person had typed already (PROF-05). Answers where they go on writing. */
export async function reportMistake({ people, inbox }: AppLoadContext["caller"], name: string): Promise<string> {
  const [{ about, fields }, { conversationId, viewer }] = await Promise.all([people.clientInformation.get(), inbox.home()]);
  const label = fields.find((field) => field.name === name)?.label;
  if (label) {
    const words = `Something in ${viewer.relationship === "self" ? "my" : `${about}’s`} Client Information is not right. ${label} should be: `;
    const { text } = await inbox.draft({ conversationId });
    if (!text.includes(words)) await inbox.saveDraft({ conversationId, text: text === "" ? words : `${text}\n\n${words}` });
  }
  return "/#composer-text";
}
