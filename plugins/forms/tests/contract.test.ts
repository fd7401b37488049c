import { describePluginContract } from "@anteroom/core/testing";
import forms from "../server/index.ts";

describePluginContract(forms);
