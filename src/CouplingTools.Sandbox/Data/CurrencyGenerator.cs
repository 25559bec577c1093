namespace CouplingTools.Sandbox.Data;

/// <summary>Exchange rates of Business Central, and the currencies that only Business Central has.</summary>
internal static class CurrencyGenerator
{
    private const decimal Unit = 100m;

    /// <summary>Writes last year's and this year's rates; a currency with the rate 0 has none.</summary>
    public static void Write(Generation generation, BusinessCentralSetup businessCentral)
    {
        var setup = generation.Setup;
        setup.OtherCurrencies.ToList().ForEach(businessCentral.WriteCurrency);
        var year = generation.Now.UtcDateTime.Year;
        foreach (var currency in setup.Currencies.Concat(setup.OtherCurrencies).Where(currency => currency.Code != setup.LocalCurrency && currency.Rate > 0))
        {
            Write(generation, businessCentral, currency.Code, decimal.Round(currency.Rate * 1.05m, 4), new DateOnly(year - 1, 1, 1));
            Write(generation, businessCentral, currency.Code, currency.Rate, new DateOnly(year, 1, 1));
        }
    }

    private static void Write(Generation generation, BusinessCentralSetup businessCentral, string code, decimal rate, DateOnly from)
    {
        var row = businessCentral.New("currencyExchangeRates");
        row["currencyCode"] = code;
        row["startingDate"] = from;
        row["exchangeRateAmount"] = Unit * rate;
        row["relationalExchangeRateAmount"] = Unit;
        generation.Session.Insert(row);
    }
}
