import { describePluginContract } from "@anteroom/core/testing";
import scheduling from "../server/index.ts";

describePluginContract(scheduling);
