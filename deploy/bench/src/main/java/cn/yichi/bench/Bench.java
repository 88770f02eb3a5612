package cn.yichi.bench;

import cn.yichi.bench.faults.DrillsCommand;
import cn.yichi.bench.faults.FaultsCommand;
import cn.yichi.bench.speed.SpeedCommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code mvn -q spring-boot:run -Pbench -Dspring-boot.run.arguments="<command> …"} in the project's
 * root.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Fault runs and measurements, all on this machine.",
    subcommands = {FaultsCommand.class, DrillsCommand.class})
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) {
    System.exit(SpeedCommands.addTo(new CommandLine(new Bench())).execute(arguments));
  }
}
