package dev.weir.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir completion}: prints a script for shell completion of commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(weir completion)          bash, this shell; add it to ~/.bashrc for all",
      "  autoload -U +X compinit && compinit && autoload -U +X bashcompinit && bashcompinit",
      "  source <(weir completion)          zsh, after the line above; add both to ~/.zshrc for"
          + " all",
      "It completes `weir` and `./weir`."
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var root = spec.root();
    out.print(AutoComplete.bash(root.name(), root.commandLine()));
    out.println("complete -F _complete_weir -o default ./weir");
    out.flush();
    return 0;
  }
}
