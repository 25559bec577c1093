using CouplingTools.Engine.Environments.Credentials;

namespace CouplingTools.Engine.Environments.Configuration;

/// <summary>Reads one environment: a sandbox, or the two services.</summary>
internal static class EnvironmentReader
{
    private const int MaxRetentionDays = 36_500;

    private const int MaxFailures = 1_000;
    private const int MaxUpdateAttempts = 100;

    private static readonly string[] s_serviceKeys = ["businessCentral", "sales", "signIn"];

    public static EnvironmentDefinition Read(ConfigurationNode node, string name, string file)
    {
        var environment = new EnvironmentDefinition(name, file)
        {
            Description = node.Text("description"),
            Sandbox = node.Text("sandbox"),
            Store = StoreReference.Read(node, "storePath"),
            RetentionDays = node.Number("retentionDays", 1, MaxRetentionDays),
            SuspendAfter = node.Number("suspendAfter", 0, MaxFailures),
            UpdateAttempts = node.Number("updateAttempts", 1, MaxUpdateAttempts),
        };
        var common = SignInReader.Read(node);
        var businessCentral = node.Object("businessCentral");
        var sales = node.Object("sales");
        if (environment.Sandbox is not null)
            CheckSandbox(node);
        else
            environment = Services(node, environment, common, businessCentral, sales);
        node.Complete();
        return environment;
    }

    private static EnvironmentDefinition Services(
        ConfigurationNode node, EnvironmentDefinition environment, SignInDefinition? common, ConfigurationNode? businessCentral, ConfigurationNode? sales)
    {
        Require(node, "businessCentral", businessCentral);
        Require(node, "sales", sales);
        var central = businessCentral is null ? null : AddressReader.Required(businessCentral, "url");
        var organization = sales is null ? null : AddressReader.Required(sales, "url");
        var company = businessCentral?.Text("company");
        var resource = businessCentral?.Text("resource");
        var own = businessCentral is null ? null : SignInReader.Read(businessCentral);
        var ownOfSales = sales is null ? null : SignInReader.Read(sales);
        if ((common is null && own is null) || (common is null && ownOfSales is null))
            node.Problems.Add(node.PathOf("signIn"), "ConfigurationValueMissing", "signIn");
        if ((ownOfSales ?? common) is { Method: SignInMethod.Basic })
            node.Problems.Add(node.PathOf("signIn"), "ConfigurationBasicForSales");
        businessCentral?.Complete();
        sales?.Complete();
        return environment with
        {
            BusinessCentralUrl = central,
            BusinessCentralResource = resource,
            Company = company,
            DataverseUrl = organization,
            BusinessCentralSignIn = own ?? common,
            SalesSignIn = ownOfSales ?? common,
        };
    }

    private static void Require(ConfigurationNode node, string key, ConfigurationNode? found)
    {
        if (found is null && !node.Has(key))
            node.Problems.Add(node.PathOf(key), "ConfigurationValueMissing", key);
    }

    private static void CheckSandbox(ConfigurationNode node)
    {
        foreach (var key in s_serviceKeys.Where(node.Has))
            node.Problems.Add(node.PlaceOf(key), "ConfigurationKeyIdle", key, "sandbox");
    }
}
