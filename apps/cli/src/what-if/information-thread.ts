/** A thread that looks for what is not known. */
import { serve } from "@jucai/screening";
import { informationWork } from "./information-work.ts";

serve(informationWork);
