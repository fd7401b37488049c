import { AddressQuestion } from "./address-question.tsx";
import { ConsentQuestion } from "./consent-question.tsx";
import { FileQuestion } from "./file-question.tsx";
import { GroupQuestion } from "./group-question.tsx";
import { InfoBlock } from "./info-block.tsx";
import { InnerQuestion } from "./inner-question.tsx";
import { InsuranceQuestion } from "./insurance-question.tsx";
import { MatrixQuestion } from "./matrix-question.tsx";
import { MedicationsQuestion } from "./medications-question.tsx";
import type { QuestionProps } from "./question-props.ts";
import { SignatureQuestion } from "./signature-question.tsx";

/** Any item of a form as native HTML. */
export function Question({ item, ...rest }: QuestionProps) {
  switch (item.type) {
    case "info": return <InfoBlock item={item} {...rest} />;
    case "matrix": return <MatrixQuestion item={item} {...rest} />;
    case "file": return <FileQuestion item={item} {...rest} />;
    case "signature": return <SignatureQuestion item={item} {...rest} />;
    case "consent": return <ConsentQuestion item={item} {...rest} />;
    case "address": return <AddressQuestion item={item} {...rest} />;
    case "insurance": return <InsuranceQuestion item={item} {...rest} />;
    case "medications": return <MedicationsQuestion item={item} {...rest} />;
    case "group": return <GroupQuestion item={item} {...rest} />;
    default: return <InnerQuestion item={item} {...rest} />;
  }
}
