/** Kinds of questions as staff choose them, the common ones first. */
export const itemTypes = {
  "single-choice": "One choice of several",
  "multiple-choice": "Any number of choices",
  "yes-no": "Yes or no",
  text: "Short text",
  "long-text": "Long text",
  number: "Number",
  date: "Date",
  scale: "Scale",
  matrix: "Grid: several questions with the same choices",
  address: "Address",
  medications: "List of medicines",
  insurance: "Insurance",
  file: "File or photo",
  consent: "Text to agree to",
  signature: "Signature",
  group: "The same questions several times",
  info: "Words without a question",
} as const;

export const declineChoices = [
  { value: "not-say", label: "I prefer not to answer" },
  { value: "not-sure", label: "I am not sure" },
] as const;

/** Details of the profile inside a sentence. */
export const profileWords = { firstName: "first name", lastName: "last name", nameUsed: "name used", pronouns: "pronouns", birthDate: "date of birth", phone: "phone number", address: "address" } as const;

export const profileChoices = { firstName: "First name", lastName: "Last name", nameUsed: "Name used", pronouns: "Pronouns", birthDate: "Date of birth", phone: "Phone", email: "E-mail", address: "Address" } as const;
