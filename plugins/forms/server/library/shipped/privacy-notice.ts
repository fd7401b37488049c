import type { FormDefinition } from "../../definition/form-definition.ts";

// The first sentence stands in the law (45 CFR 164.520(b)(1)(i)) and must be given in these words; the rest is ours.
const body = `THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.

This notice is in force from [fill in: date].

## How we use what we know about you
We may use and share it without asking you each time:
- for your treatment, such as when your professional talks with your doctor about your care
- for payment, such as when we send a bill to your insurance
- to run the practice, such as when we check the quality of our work

## When else we may share it
The law lets us or makes us share it:
- when you or somebody else is in serious danger
- when a child, an older person or a person who depends on others is hurt or neglected
- when a court or another authority orders it
- for public health, health oversight, workers’ compensation, and some duties of the police and the military
- with a coroner or funeral director after a death

For everything else we need your written permission. That is so for most uses of therapy notes, for advertising, and if anybody wanted to pay for your information. You can take a permission back at any time.

Records about treatment for alcohol or drug use may have more protection by federal law. State law may protect you more than this notice says.

## Your rights
You may:
- see your record and get a copy, on paper or as a file
- ask us to correct it
- ask us to reach you in a certain way or at a certain place
- ask us to share less. We do not have to agree, but we must when you paid for a session in full yourself and do not want your insurance to know of it
- get a list of those with whom we shared it, apart from treatment, payment and running the practice
- get this notice on paper
- choose somebody to act for you

Write to us here in the portal, or call [fill in: phone].

## Our duties
The law makes us keep your information private, give you this notice, do what it says, and tell you when your information was not safe. If we change this notice, the new one is in the portal and at our office.

## If you are not content
Tell [fill in: name of the privacy contact] at [fill in: phone]. You may also complain to the Office for Civil Rights of the U.S. Department of Health and Human Services at www.hhs.gov/ocr/complaints. Nobody may treat you worse because of a complaint.`;

export const privacyNotice: FormDefinition = {
  title: "Privacy notice",
  purpose: "It says how we use and protect what we know about you, and which rights you have. By signing you say that you got it, not that you agree with everything in it.",
  readBy: "The care team and the front desk",
  sensitive: false,
  pace: "page",
  language: "en",
  pages: [
    { id: "text", title: "Notice of privacy practices", items: [{ id: "notice", type: "consent", label: "Notice of privacy practices", body, box: "I have got this notice" }] },
    { id: "signing", title: "Sign", items: [{ id: "signature", type: "signature", label: "Your signature", statement: "I have got the notice of privacy practices." }] },
  ],
};
