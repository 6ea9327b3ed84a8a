package dev.bulwark.system;

import dev.bulwark.demo.SampleApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who can sign in to the sample application, as its option {@code --accounts} prints them. */
record SampleAccount(String organization, String email) {
    private static final Pattern ADMINISTRATOR = Pattern.compile("^account (\\S+) admin (\\S+)$", Pattern.MULTILINE);

    /** Administrators, one of each organization, the largest organization first. */
    static List<SampleAccount> administrators(SampleApplication application) {
        Map<String, SampleAccount> first = new LinkedHashMap<>();
        for (MatchResult line :
                ADMINISTRATOR.matcher(application.output()).results().toList()) {
            first.putIfAbsent(line.group(1), new SampleAccount(line.group(1), line.group(2)));
        }
        return new ArrayList<>(first.values());
    }
}
