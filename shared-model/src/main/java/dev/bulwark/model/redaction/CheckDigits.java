package dev.bulwark.model.redaction;

/** The arithmetic by which numbers of people, cards and accounts are told from other numbers. All methods are pure. */
final class CheckDigits {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int CPF_PAYLOAD = 9;

    private CheckDigits() {}

    /** Whether digits are a card number: of an issuer's range and length, with a right check digit. */
    static boolean isCard(char[] digits, int count) {
        return hasIssuer(digits, count) && isLuhn(digits, count);
    }

    private static boolean isLuhn(char[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i] - '0';
            int doubled = 2 * digit > 9 ? 2 * digit - 9 : 2 * digit;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean hasIssuer(char[] digits, int count) {
        int two = number(digits, 0, 2);
        int four = number(digits, 0, 4);
        return switch (digits[0]) {
            case '2' -> four >= 2221 && four <= 2720 && count == 16;
            case '3' -> isOfThree(two, four, count);
            case '4' -> count == 13 || count == 16 || count == 19;
            case '5' -> count == 16;
            case '6' -> count >= 16 && (two == 60 || two == 62 || two >= 63);
            default -> false;
        };
    }

    /** American Express, Diners and JCB. */
    private static boolean isOfThree(int two, int four, int count) {
        boolean diners = four / 10 >= 300 && four / 10 <= 305 || two == 36 || two == 38 || two == 39;
        boolean jcb = four >= 3528 && four <= 3589;
        return (two == 34 || two == 37) && count == 15 || diners && count == 14 || jcb && count >= 16;
    }

    /** Whether three groups of digits can be a US social security number. */
    static boolean isSocialSecurity(char[] digits) {
        int area = number(digits, 0, 3);
        return area != 0 && area != 666 && area < 900 && number(digits, 3, 5) != 0 && number(digits, 5, 9) != 0;
    }

    /** Whether eleven digits are a Brazilian CPF. */
    static boolean isCpf(char[] digits) {
        return cpfDigit(digits, CPF_PAYLOAD) == digits[CPF_PAYLOAD] - '0'
                && cpfDigit(digits, CPF_PAYLOAD + 1) == digits[CPF_PAYLOAD + 1] - '0';
    }

    private static int cpfDigit(char[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (digits[i] - '0') * (count + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }

    /** The letter that belongs to the number of a Spanish DNI or NIE. */
    static char dniLetter(int number) {
        return DNI_LETTERS.charAt(number % DNI_LETTERS.length());
    }

    /** Whether an IBAN without blanks has right check digits. */
    static boolean isIban(CharSequence iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt((i + 4) % iban.length());
            rest = Letters.isDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }

    /** Whether six digits are a date, year first. */
    static boolean isDate(String text, int at) {
        int month = number(text, at + 2);
        int day = number(text, at + 4);
        return number(text, at) >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static int number(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return Letters.isDigit(tens) && Letters.isDigit(ones) ? 10 * (tens - '0') + ones - '0' : -1;
    }

    private static int number(char[] digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits[i] - '0';
        }
        return number;
    }
}
