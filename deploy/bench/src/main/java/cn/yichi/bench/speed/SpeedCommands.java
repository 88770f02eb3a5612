package cn.yichi.bench.speed;

import picocli.CommandLine;

/** The subcommands that measure. */
public final class SpeedCommands {
  private SpeedCommands() {}

  /** Adds them to the bench's command line. */
  public static CommandLine addTo(CommandLine bench) {
    return bench
        .addSubcommand(new PipelineCommand())
        .addSubcommand(new ImportCommand())
        .addSubcommand(new EnquiryCommand())
        .addSubcommand(new RosterCommand())
        .addSubcommand(new ReevaluateCommand())
        .addSubcommand(new CostCommand())
        .addSubcommand(new BadInputCommand())
        .addSubcommand(new MicroCommand.Assess())
        .addSubcommand(new MicroCommand.Codec())
        .addSubcommand(new MicroCommand.Signing())
        .addSubcommand(new AllCommand());
  }
}
