/** The parts of FHIR R4 that forms use; https://hl7.org/fhir/R4/questionnaire.html. */
export interface Coding {
  system?: string;
  code?: string;
  display?: string;
}

export interface Extension {
  url: string;
  valueString?: string;
  valueInteger?: number;
  valueDecimal?: number;
  valueBoolean?: boolean;
  valueCode?: string;
  valueCoding?: Coding;
  valueCodeableConcept?: { coding?: Coding[]; text?: string };
}

export interface AnswerOption {
  extension?: Extension[];
  valueCoding?: Coding;
  valueString?: string;
  valueInteger?: number;
}

export interface EnableWhen {
  question: string;
  operator: "exists" | "=" | "!=" | ">" | "<" | ">=" | "<=";
  answerBoolean?: boolean;
  answerDecimal?: number;
  answerInteger?: number;
  answerString?: string;
  answerCoding?: Coding;
}

export interface QuestionnaireItem {
  extension?: Extension[];
  linkId: string;
  text?: string;
  type: string;
  required?: boolean;
  repeats?: boolean;
  maxLength?: number;
  enableWhen?: EnableWhen[];
  enableBehavior?: "all" | "any";
  answerOption?: AnswerOption[];
  answerValueSet?: string;
  item?: QuestionnaireItem[];
}

export interface Questionnaire {
  resourceType: "Questionnaire";
  extension?: Extension[];
  language?: string;
  version?: string;
  title?: string;
  status: string;
  description?: string;
  purpose?: string;
  contained?: { resourceType: string; id?: string; compose?: { include?: { system?: string; concept?: { code?: string; display?: string }[] }[] } }[];
  item?: QuestionnaireItem[];
}

export interface ResponseItem {
  linkId: string;
  text?: string;
  answer?: { valueBoolean?: boolean; valueDecimal?: number; valueInteger?: number; valueDate?: string; valueString?: string; valueCoding?: Coding; valueAttachment?: { title?: string }; extension?: Extension[] }[];
  item?: ResponseItem[];
}

export interface QuestionnaireResponse {
  resourceType: "QuestionnaireResponse";
  language?: string;
  questionnaire?: string;
  status: "completed" | "amended";
  authored: string;
  item: ResponseItem[];
}

/** Resources that belong together, each under an address that the others may name. */
export interface Bundle {
  resourceType: "Bundle";
  type: "collection";
  entry: { fullUrl: string; resource: (Questionnaire & { id: string; url: string }) | (QuestionnaireResponse & { id: string; subject: { reference: string; display: string }; source: { display: string }; author: { display: string } }) }[];
}

/** Everything of a form that FHIR has no place for, as JSON, so that a form comes back as it went. */
export const restUrl = "https://anteroom.example/fhir/StructureDefinition/form-rest";
export const ordinalUrl = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
export const exclusiveUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
export const minUrl = "http://hl7.org/fhir/StructureDefinition/minValue";
export const maxUrl = "http://hl7.org/fhir/StructureDefinition/maxValue";
export const minOccursUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs";
export const maxOccursUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
export const unitUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
export const absentUrl = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

export const extensionOf = (owner: { extension?: Extension[] }, url: string): Extension | undefined => owner.extension?.find((one) => one.url === url);
