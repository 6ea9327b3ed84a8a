package dev.bulwark.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceFileTest {
    private static final Preferences DEFAULTS = new Preferences("http://127.0.0.1:8417", "owner", ThemeChoice.DARK);

    @TempDir
    Path folder;

    private PreferenceFile open(Path file) {
        return new PreferenceFile(file, Json.tolerant(), DEFAULTS);
    }

    @Test
    void whatIsChangedIsThereAtTheNextStart() {
        Path file = folder.resolve("a/b/console.json");
        open(file).update(known -> known.signedInTo("https://ops:1", "sam").withTheme(ThemeChoice.LIGHT));

        assertThat(open(file).current()).isEqualTo(new Preferences("https://ops:1", "sam", ThemeChoice.LIGHT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"theme\":\"PINK\"}", "null"})
    void aDamagedFileCountsAsNone(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("console.json"), content);

        assertThat(open(file).current()).isEqualTo(DEFAULTS);
    }

    @Test
    void everySystemHasItsOwnPlace() {
        Path home = Path.of("/home/sam");
        assertThat(PreferencePlace.of(Map.of(), "Linux", home)).isEqualTo(home.resolve(".config/bulwark/console.json"));
        assertThat(PreferencePlace.of(Map.of("XDG_CONFIG_HOME", "/cfg"), "Linux", home))
                .isEqualTo(Path.of("/cfg/bulwark/console.json"));
        assertThat(PreferencePlace.of(Map.of(), "Mac OS X", home))
                .isEqualTo(home.resolve("Library/Application Support/bulwark/console.json"));
        assertThat(PreferencePlace.of(Map.of("APPDATA", "/roaming"), "Windows 11", home))
                .isEqualTo(Path.of("/roaming/bulwark/console.json"));
    }
}
