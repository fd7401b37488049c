import { describePluginContract } from "@anteroom/core/testing";
import documents from "../server/index.ts";

describePluginContract(documents);
