import { enhanceConsent } from "./consent.js";
import { startSpots } from "./messenger/spots.js";

enhanceConsent();
startSpots();
