import type { FormDefinition } from "../../definition/form-definition.ts";

export const emergencyContact: FormDefinition = {
  title: "Emergency contact",
  purpose: "It tells us whom to call when we are worried about you and cannot reach you.",
  readBy: "Your professional, the care team and the front desk",
  sensitive: false,
  pace: "page",
  language: "en",
  pages: [
    {
      id: "person",
      title: "Whom to call",
      items: [
        { id: "contact-name", type: "text", kind: "name", label: "Name", short: "their name" },
        { id: "contact-relation", type: "text", label: "Who are they to you?", hint: "For example, my sister, a friend.", short: "who they are to you", max: 60 },
        { id: "contact-phone", type: "text", kind: "phone", label: "Phone number", short: "their phone number" },
        { id: "contact-knows", type: "yes-no", label: "Do they know that you come to us?" },
      ],
    },
    {
      id: "second",
      title: "Somebody else",
      items: [
        { id: "more", type: "yes-no", label: "Is there a second person whom we may call?" },
        { id: "second-name", type: "text", kind: "name", label: "Name of the second person", showWhen: { match: "all", tests: [{ item: "more", is: "one-of", values: ["yes"] }] } },
        { id: "second-phone", type: "text", kind: "phone", label: "Phone number of the second person", showWhen: { match: "all", tests: [{ item: "more", is: "one-of", values: ["yes"] }] } },
      ],
    },
    {
      id: "agreement",
      title: "What we may say",
      items: [
        {
          id: "may-call", type: "consent", label: "Calling them", box: "You may call them when you are worried about my safety",
          body: "We call the people above only when we are worried about your safety and cannot reach you. We tell them no more than they need in order to help. You can change your mind at any time: write to us.",
        },
      ],
    },
  ],
};
