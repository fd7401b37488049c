import type { FormDefinition } from "../../definition/form-definition.ts";

export const healthHistory: FormDefinition = {
  title: "Health and medicines",
  purpose: "Body and mind belong together. It tells us about your health, what you take, and what to be careful with.",
  readBy: "Your professional and the care team",
  sensitive: true,
  pace: "question",
  language: "en",
  afterwards: "Your professional reads it before you meet. Tell us when your medicines change.",
  pages: [
    {
      id: "health",
      title: "Your health",
      items: [
        {
          id: "conditions", type: "multiple-choice", label: "Do you have, or did you have, any of these?", other: true, declines: ["not-say", "not-sure"],
          choices: [
            { value: "heart", label: "Heart disease or high blood pressure" }, { value: "diabetes", label: "Diabetes" }, { value: "thyroid", label: "Thyroid disease" }, { value: "seizures", label: "Seizures" },
            { value: "head", label: "A head injury" }, { value: "pain", label: "Pain that does not go away" }, { value: "breathing", label: "Asthma or another lung disease" }, { value: "sleep-apnea", label: "Sleep apnea" }, { value: "none", label: "None of these", alone: true },
          ],
        },
        { id: "conditions-more", type: "long-text", label: "Is there more about your health that we should know?", short: "more about your health", optional: true, max: 3000 },
        { id: "doctor", type: "text", label: "Who is your family doctor?", hint: "Name, and the clinic if you know it.", short: "your family doctor", optional: true },
        { id: "allergies", type: "long-text", label: "Allergies to medicines, food or anything else", optional: true, max: 2000 },
        { id: "pregnant", type: "single-choice", label: "Are you pregnant, or might you be?", optional: true, declines: ["not-say", "not-sure"], choices: [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }, { value: "na", label: "This is not about me" }] },
      ],
    },
    { id: "medicines", title: "Medicines", items: [{ id: "medicines-list", type: "medications", label: "Medicines that you take", short: "your medicines", hint: "From a doctor, from a shop, vitamins and herbs too.", declines: ["not-say"] }] },
    {
      id: "mind",
      title: "Care so far",
      items: [
        { id: "diagnoses", type: "long-text", label: "Has anybody told you the name of a mental health condition that you have or had?", short: "the name of the condition", optional: true, sensitive: true, max: 2000 },
        { id: "hospital", type: "yes-no", label: "Have you ever stayed in a hospital because of your mental health?", declines: ["not-say"], sensitive: true },
        { id: "hospital-when", type: "long-text", label: "When was that, and for how long?", optional: true, sensitive: true, max: 1000, showWhen: { match: "all", tests: [{ item: "hospital", is: "one-of", values: ["yes"] }] } },
        { id: "family", type: "long-text", label: "Has anybody in your family had mental health or addiction problems?", optional: true, sensitive: true, max: 2000 },
      ],
    },
    {
      id: "habits",
      title: "Day to day",
      items: [
        { id: "sleep-hours", type: "number", label: "How many hours do you sleep on most nights?", short: "the hours that you sleep", min: 0, max: 24, decimals: 1, optional: true },
        {
          id: "alcohol", type: "single-choice", label: "How often do you drink alcohol?", declines: ["not-say"], sensitive: true,
          choices: [{ value: "never", label: "Never" }, { value: "monthly", label: "Once a month or less" }, { value: "some", label: "2 to 4 times a month" }, { value: "weekly", label: "2 to 3 times a week" }, { value: "often", label: "4 times a week or more" }],
        },
        { id: "tobacco", type: "yes-no", label: "Do you smoke, vape or use tobacco?", declines: ["not-say"] },
        { id: "drugs", type: "yes-no", label: "Have you used cannabis or other drugs in the last 12 months?", declines: ["not-say"], sensitive: true },
        { id: "drugs-which", type: "long-text", label: "Which, and how often?", optional: true, sensitive: true, max: 1000, showWhen: { match: "all", tests: [{ item: "drugs", is: "one-of", values: ["yes"] }] } },
      ],
    },
    {
      id: "safety",
      title: "Your safety",
      items: [
        { id: "safety-words", type: "info", label: "If you are in danger now", body: "We may not read this form today. If you might hurt yourself or somebody else, or somebody is hurting you, use “Get urgent help” at the top of this page." },
        { id: "safe-home", type: "single-choice", label: "Do you feel safe at home?", declines: ["not-say", "not-sure"], sensitive: true, choices: [{ value: "yes", label: "Yes" }, { value: "mostly", label: "Most of the time" }, { value: "no", label: "No" }] },
      ],
    },
  ],
};
