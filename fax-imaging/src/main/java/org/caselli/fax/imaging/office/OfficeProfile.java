package org.caselli.fax.imaging.office;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The user profile of one office process: no macros, no updates of links, no links to follow, a
 * proxy that leads nowhere, no Java, no dialogues of recovery.
 */
final class OfficeProfile {

  private static final String COMMON = "/org.openoffice.Office.Common/";
  private static final String INET = "/org.openoffice.Inet/Settings";

  private static final List<String> ITEMS =
      List.of(
          item(COMMON + "Security/Scripting", "MacroSecurityLevel", "3"),
          item(COMMON + "Security/Scripting", "DisableMacrosExecution", "true"),
          item(COMMON + "Security/Scripting", "BlockUntrustedRefererLinks", "true"),
          item(COMMON + "Security/Scripting", "DisableActiveContent", "true"),
          item(COMMON + "Security/Scripting", "HyperlinksWithCtrlClick", "true"),
          item(COMMON + "Misc", "FirstRun", "false"),
          item(COMMON + "Misc", "ShowTipOfTheDay", "false"),
          item(COMMON + "Save/Document", "AutoSave", "false"),
          item("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
          item("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
          item("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
          item("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
          item("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
          item("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),
          item("/org.openoffice.Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
          item("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
          item(INET, "ooInetProxyType", "2"),
          item(INET, "ooInetHTTPProxyName", "127.0.0.1"),
          item(INET, "ooInetHTTPProxyPort", "9"),
          item(INET, "ooInetHTTPSProxyName", "127.0.0.1"),
          item(INET, "ooInetHTTPSProxyPort", "9"),
          item(INET, "ooInetFTPProxyName", "127.0.0.1"),
          item(INET, "ooInetFTPProxyPort", "9"),
          item(INET, "ooInetNoProxy", ""));

  private OfficeProfile() {}

  private static String item(String path, String name, String value) {
    return "<item oor:path=\"%s\"><prop oor:name=\"%s\" oor:op=\"fuse\"><value>%s</value></prop></item>"
        .formatted(path, name, value);
  }

  /** Writes a fresh profile into a directory, which need not exist. */
  static void write(Path profile) throws IOException {
    Path user = Files.createDirectories(profile.resolve("user"));
    Files.writeString(
        user.resolve("registrymodifications.xcu"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\""
            + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
            + String.join("\n", ITEMS)
            + "\n</oor:items>\n");
  }
}
