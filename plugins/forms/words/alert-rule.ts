/** Which answers of a question staff are told of at once: one of these choices, or a number of at least so much. */
export interface AlertRule {
  values?: readonly string[] | undefined;
  atLeast?: number | undefined;
}

/** Whether what was chosen or typed for a question is such an answer. */
export function meetsRule({ values, atLeast }: AlertRule, given: string | readonly string[] | undefined): boolean {
  const said = [given ?? []].flat().map((one) => one.trim()).filter((one) => one !== "");
  return said.some((one) => values?.includes(one) === true || (atLeast !== undefined && Number(one) >= atLeast));
}
