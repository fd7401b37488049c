import type { FormDefinition } from "../../definition/form-definition.ts";

export const insuranceDetails: FormDefinition = {
  title: "Insurance",
  purpose: "We need it to find out what your plan pays for, and to send it our bills.",
  readBy: "The people who do billing, and the front desk",
  sensitive: false,
  pace: "page",
  language: "en",
  pages: [
    { id: "first", title: "Your plan", items: [{ id: "plan", type: "insurance", label: "Your insurance" }] },
    {
      id: "card",
      title: "Your card",
      items: [
        { id: "card-front", type: "file", accepts: "photo", label: "Photo of the front of the card", optional: true },
        { id: "card-back", type: "file", accepts: "photo", label: "Photo of the back of the card", optional: true },
      ],
    },
    {
      id: "second",
      title: "A second plan",
      items: [
        { id: "has-second", type: "yes-no", label: "Do you have a second insurance plan?", declines: ["not-sure"] },
        { id: "second-plan", type: "insurance", label: "Your second insurance", showWhen: { match: "all", tests: [{ item: "has-second", is: "one-of", values: ["yes"] }] } },
      ],
    },
    {
      id: "agreement",
      title: "What you agree to",
      items: [
        {
          id: "may-bill", type: "consent", label: "Billing your insurance", box: "I agree",
          body: "- We may send your insurance what it asks for in order to pay: your name, the dates and kinds of sessions, and a diagnosis.\n- Your insurance may pay us directly.\n- What your insurance does not pay is for you to pay. Ask us before a session what it may cost.",
        },
      ],
    },
  ],
};
