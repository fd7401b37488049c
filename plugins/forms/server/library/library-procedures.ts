import { packet, packets } from "../packets/procedures/packets.ts";
import { retirePacket, savePacket } from "../packets/procedures/save-packet.ts";
import { changeAbout } from "./procedures/change-about.ts";
import { createForm } from "./procedures/create-form.ts";
import { editForm, undoEdit } from "./procedures/edit-form.ts";
import { exportForm } from "./procedures/export-form.ts";
import { form } from "./procedures/form.ts";
import { importForm } from "./procedures/import-form.ts";
import { library } from "./procedures/library.ts";
import { preview } from "./procedures/preview.ts";
import { duplicate, publish, retire } from "./procedures/publish.ts";
import { part, savePage, saveQuestion } from "./procedures/question.ts";
import { saveTranslation, translation } from "./procedures/translation.ts";

/** What staff do with the library: all of it needs `forms.build`. */
export const libraryProcedures = {
  library, form, createForm, changeAbout, part, saveQuestion, savePage, editForm, undoEdit, publish, retire, duplicate, preview, exportForm, importForm, translation, saveTranslation,
  packets, packet, savePacket, retirePacket,
};

/** What the audit log says of it. */
export const libraryAudit = {
  "added-form": "added a form to the library",
  "changed-form": "changed a form of the library",
  "published-form": "published a form",
  "translated-form": "translated a form",
  "exported-form": "exported a form",
  "retired-form": "retired a form",
  "brought-back-form": "brought back a form",
  "saved-packet": "saved a packet of forms",
  "retired-packet": "retired a packet of forms",
  "brought-back-packet": "brought back a packet of forms",
};
