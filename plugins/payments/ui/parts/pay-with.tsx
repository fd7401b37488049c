import { Radios } from "@anteroom/core/ui";

/** The choice of the page of the processor in place of a method that is kept. */
export const elsewhere = "new";

interface PayWithProps {
  methods: readonly { id: string; name: string; isHealthSavings: boolean }[];
  field: { name: string; defaultValue: string | undefined; error: string | undefined };
}

/** What to pay with: one of the methods that are kept, or another on the processor's page. */
export function PayWith({ methods, field: { name, defaultValue, error } }: PayWithProps) {
  const options = [...methods.map((one) => ({ value: one.id, label: `${one.name}${one.isHealthSavings ? " (health savings)" : ""}` })), { value: elsewhere, label: "Another card or bank account", hint: "On a secure page of the payment company" }];
  const known = options.some((one) => one.value === defaultValue) ? defaultValue : options[0]?.value;
  return <Radios legend="Pay with" id="methodId" name={name} options={options} {...(known ? { defaultValue: known } : {})} {...(error ? { error } : {})} />;
}
