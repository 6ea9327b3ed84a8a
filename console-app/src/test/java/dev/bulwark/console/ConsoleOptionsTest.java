package dev.bulwark.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class ConsoleOptionsTest {
    @Test
    void everyOptionIsRead() {
        ConsoleOptions options = ConsoleOptions.parse(
                List.of("--server", "http://a:1", "--tour", "pics", "--theme", "light", "--size", "1600x1000"));

        assertThat(options.server()).isEqualTo("http://a:1");
        assertThat(options.tour()).isEqualTo(Path.of("pics"));
        assertThat(options.theme()).isEqualTo(ThemeChoice.LIGHT);
        assertThat(options.size()).isEqualTo(new Size(1600, 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size=big", "--size=1x2x3", "--size=1600", "--theme=pink", "--password=x", "extra"})
    void whatIsNotUnderstoodIsRefused(String argument) {
        assertThatThrownBy(() -> ConsoleOptions.parse(List.of(argument))).isInstanceOf(ParameterException.class);
    }

    @Test
    void withoutADisplayItDrawsOffScreen() {
        assertThat(Headless.hasDisplay(Map.of(), "Linux")).isFalse();
        assertThat(Headless.hasDisplay(Map.of("DISPLAY", " "), "Linux")).isFalse();
        assertThat(Headless.hasDisplay(Map.of("DISPLAY", ":0"), "Linux")).isTrue();
        assertThat(Headless.hasDisplay(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux"))
                .isTrue();
        assertThat(Headless.hasDisplay(Map.of(), "Mac OS X")).isTrue();
        assertThat(Headless.hasDisplay(Map.of(), "Windows 11")).isTrue();
    }
}
