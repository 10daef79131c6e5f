import { startSpots } from "./spots.js";

startSpots();
