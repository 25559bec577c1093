using CouplingTools.Engine.Couplings;

namespace CouplingTools.Engine.Environments;

/// <summary>Where the couplings of an environment are kept unless the user says otherwise.</summary>
internal static class DefaultStore
{
    /// <summary>
    /// One file for each environment, named after what stays the same however the environment is addressed, so that no
    /// other way to connect to it finds a store without the couplings there are.
    /// </summary>
    /// <exception cref="CouplingException"><c>StorePathRequired</c>: this account has no folder for its data.</exception>
    public static StoreAddress Of(BusinessCentralLocation location, StoreScope scope)
    {
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (folder.Length == 0)
            throw ErrorText.Exception("StorePathRequired", ErrorClass.Configuration);
        var name = string.Concat(location.Environment.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return StoreAddress.OfFile(Path.Combine(folder, "couplingtools", $"{name}-{scope.OrganizationId:D}.db"));
    }
}
