import type { FormDefinition } from "../../definition/form-definition.ts";

const body = `## What therapy is
You and your professional talk about what troubles you and work on what you want to change. There are several ways to do that. Your professional tells you which way they suggest, and why. Ask as many questions as you like, at any time.

## What it may bring
Many people feel better and cope better. Nobody can promise that. Talking about hard things can make you feel worse for a while. Tell your professional when it does.

## It is your choice
You may say no to anything, and you may stop at any time. If you want to stop, we would like to meet once more to end well. We can give you names of other professionals.

## What stays between us
What you say stays with your care team. We need your written permission to tell anybody else. There are limits. We must or may tell others when:
- you might seriously hurt yourself or somebody else
- a child, an older person or a person who depends on others is hurt or neglected
- a judge orders it
- your insurance needs it in order to pay

We tell you first whenever we can, and say no more than is needed.

## Your record
We keep notes about our work. You may ask to see them. We keep them safe for as long as the law says.

## Sessions, costs and missed sessions
A session lasts [fill in: minutes] minutes and costs [fill in: fee]. If you cannot come, tell us at least [fill in: hours] hours before. Otherwise a missed session costs [fill in: fee for a missed session]. If you have no insurance or do not use it, you have the right to a written estimate of the costs before we begin.

## Between sessions
You can write to us in this portal. We read messages in our working hours, not at night or on weekends. It is not for emergencies. In an emergency use “Get urgent help” at the top of the page.

## If something is not right
Tell your professional, or us at [fill in: phone]. You may also complain to [fill in: licensing board].`;

export const treatmentConsent: FormDefinition = {
  title: "Consent to treatment",
  purpose: "It says how we work together, what stays between us, and what you agree to. Read it, ask us what is not clear, then sign.",
  readBy: "Your professional and the care team",
  sensitive: false,
  pace: "page",
  language: "en",
  pages: [
    { id: "text", title: "How we work together", items: [{ id: "agreement", type: "consent", label: "Consent to treatment", body, box: "I have read this, I could ask questions, and I agree to treatment" }] },
    { id: "signing", title: "Sign", items: [{ id: "signature", type: "signature", label: "Your signature", statement: "I agree to treatment as described in “Consent to treatment”. I know that I can take this back at any time by writing to the practice." }] },
  ],
};
