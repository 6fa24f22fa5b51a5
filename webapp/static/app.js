// The frame: messages, lost connection and session, sheets, menus, keys. Pages bring their own modules.
import "./keys.js";
import "./notices.js";
import "./sheets.js";
import "./strips.js";
