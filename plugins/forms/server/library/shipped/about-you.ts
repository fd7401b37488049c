import type { FormDefinition } from "../../definition/form-definition.ts";

export const aboutYou: FormDefinition = {
  title: "About you",
  purpose: "It tells us who you are, how to reach you, and what brings you here. Your professional reads it before you first meet.",
  readBy: "Your professional, the care team and the front desk",
  sensitive: false,
  pace: "question",
  language: "en",
  afterwards: "Your professional reads it before you meet. You can talk about any of it then.",
  pages: [
    {
      id: "you",
      title: "You",
      items: [
        { id: "first-name", type: "text", kind: "name", label: "First name", hint: "The name on your insurance card or identity card.", prefill: { from: "firstName", writeBack: true } },
        { id: "last-name", type: "text", kind: "name", label: "Last name", prefill: { from: "lastName", writeBack: true } },
        { id: "name-used", type: "text", kind: "name", label: "What would you like us to call you?", hint: "If it is another name than your first name.", short: "the name you use", optional: true, prefill: { from: "nameUsed", writeBack: true } },
        { id: "pronouns", type: "text", label: "Pronouns", hint: "For example, she/her, he/him, they/them.", optional: true, max: 40, prefill: { from: "pronouns", writeBack: true } },
        { id: "birth-date", type: "date", when: "birth", label: "Date of birth", short: "your date of birth", prefill: { from: "birthDate", writeBack: true } },
      ],
    },
    {
      id: "reach",
      title: "How to reach you",
      items: [
        { id: "phone", type: "text", kind: "phone", label: "Phone number", short: "your phone number", prefill: { from: "phone", writeBack: true } },
        { id: "voicemail", type: "yes-no", label: "May we leave a voice message there?", hint: "Say no if somebody else might hear it." },
        { id: "email", type: "text", kind: "email", label: "E-mail address", short: "your e-mail address", optional: true, prefill: { from: "email" } },
        { id: "address", type: "address", label: "Home address", optional: true, prefill: { from: "address", writeBack: true } },
        {
          id: "contact", type: "single-choice", label: "How would you like to hear from us?",
          choices: [{ value: "portal", label: "A message here in the portal" }, { value: "phone", label: "A phone call" }, { value: "text", label: "A text message" }, { value: "email", label: "An e-mail" }],
        },
        { id: "language", type: "text", label: "Which language do you like to speak in sessions?", short: "the language you like to speak", optional: true },
        { id: "interpreter", type: "yes-no", label: "Do you need an interpreter?", showWhen: { match: "all", tests: [{ item: "language", is: "answered" }] } },
        { id: "access", type: "long-text", label: "Is there anything that would make it easier for you to come, hear, see, read or sit with us?", hint: "For example, no stairs, large print, a quiet room.", optional: true, max: 2000 },
      ],
    },
    {
      id: "reasons",
      title: "What brings you here",
      items: [
        { id: "reason", type: "long-text", label: "What brings you here now?", hint: "Write as much or as little as you like. You can say more when we meet.", declines: ["not-say"], sensitive: true, max: 5000 },
        {
          id: "areas", type: "multiple-choice", label: "Which of these play a part?", optional: true, other: true, sensitive: true,
          choices: [
            { value: "worry", label: "Worry or fear" }, { value: "low", label: "Low mood" }, { value: "stress", label: "Stress at work or school" }, { value: "family", label: "Family or relationships" },
            { value: "loss", label: "Loss or grief" }, { value: "past", label: "Something that happened in the past" }, { value: "sleep", label: "Sleep" }, { value: "eating", label: "Eating or my body" }, { value: "use", label: "Alcohol, drugs or other habits" },
            { value: "identity", label: "Who I am" },
          ],
        },
        { id: "hope", type: "long-text", label: "What would you like to be different in some months?", short: "what you would like to be different", optional: true, max: 3000 },
        { id: "before", type: "yes-no", label: "Have you had counseling or therapy before?", declines: ["not-say"] },
        { id: "before-how", type: "long-text", label: "What helped then, and what did not?", optional: true, max: 3000, showWhen: { match: "all", tests: [{ item: "before", is: "one-of", values: ["yes"] }] } },
      ],
    },
  ],
};
